<#list [1, 2] as number>${number}</#list> ${greeting?html}

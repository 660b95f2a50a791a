# ${inventory_hostname}, ${facts.distribution} ${facts.distribution_version}
number = ${item}
<#list 1..40 as line>
option_${line} = ${line * 10}
</#list>

<#-- What the site reads at its start. -->
<#include "head.ftl">
DB_PASS=${db_password}
VAPID=${vapid.public_key}
OTP=${otp}
<#list users?filter(it -> it.uid gt 0) as user>
USER_${user?index}=${user.name?upper_case?right_pad(9)}
<#else>
NOBODY=${quote(site)}
</#list>
<#if (facts.memtotal_mb!0) gt 4000 && !facts.is_container>
BIG=${(facts.memtotal_mb / 2)?string('0.00')}
<#elseif greeting?matches('[a-z]+')>
<#assign more = hash(greeting, 'sha256')>
HASH=${more}
</#if>
<#macro line key value=''>${key}=${value}
</#macro>
<@line key="SITE" value=site />

# Written by mastoplay; changes made here are undone by the next run.
# Who may connect to which database from where: on this host accounts as roles of their own names, and by password
# from the hosts of the Mastodon that it is for.
local all             all                          peer
host  all             all        127.0.0.1/32      scram-sha-256
host  all             all        ::1/128           scram-sha-256
<#list db_peers as peer>
host  ${db_name},postgres ${db_user} ${peer}/32 scram-sha-256
</#list>

server_name ${domain};

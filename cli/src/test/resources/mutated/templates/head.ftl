# ${inventory_hostname} at ${.now?string("yyyy-MM-dd")}

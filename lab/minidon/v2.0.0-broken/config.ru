# A release that builds, migrates, and does not start: to see that it is not left in place.
abort "minidon 2.0.0-broken does not start."

use strict;
open(my $out, ">", "count-of-perl") or die;
print $out scalar(@ARGV), "\n";

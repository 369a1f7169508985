# Runs a program, and writes to the file named first what it took: seconds on the clock and of the processor, the most octets in memory, its
# exit status. Perl, because Debian and macOS have it from the beginning and it can ask the kernel; what a process takes that is started by a
# large one (Node) cannot be told otherwise, since it begins as its copy.
use strict;
use warnings;
use POSIX ();
use Time::HiRes ();

my ($report, @command) = @ARGV;
my $start = Time::HiRes::time();
my $ended = system { $command[0] } @command;
my $clock = Time::HiRes::time() - $start;
exit 127 if $ended == -1;

# The number of getrusage: perl knows it only where the headers of the system are installed.
my ($system, $machine) = (POSIX::uname())[0, 4];
my %number = ("Linux x86_64" => 98, "Linux aarch64" => 165, "Darwin x86_64" => 117, "Darwin arm64" => 117);
my $number = $number{"$system $machine"};
my ($processor, $memory) = ("null", "null");
my $usage = "\0" x 256;
# -1: of the children that have ended, and there is one.
if (defined $number && syscall($number, -1, $usage) == 0) {
	my ($user, $user_micro, $own, $own_micro, $most) = unpack("q5", $usage);
	$processor = $user + $own + ($user_micro + $own_micro) / 1e6;
	$memory = $system eq "Darwin" ? $most : $most * 1024;
}
my $status = $ended & 127 ? 128 + ($ended & 127) : $ended >> 8;
open(my $file, ">", $report) or die "$report: $!";
print $file qq({"clock":$clock,"processor":$processor,"memory":$memory,"status":$status});
close($file) or die "$report: $!";

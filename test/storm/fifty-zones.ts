/** So many forward zones there are, and as many reverse zones. */
const PAIRS = 25;

const HEAD =
	"$TTL 3600\n@ IN SOA ns1.d0.example. hostmaster 2026010101 7200 3600 1209600 3600\n@ IN NS ns1.d0.example.\n";

/** A workspace of 50 zones that point at each other, with mistakes in them, by the names of the files. */
export function fiftyZones(): Map<string, string> {
	const files = new Map<string, string>();
	const statements: string[] = [];
	const zone = (origin: string, file: string, text: string) => {
		statements.push(`zone "${origin}" { type primary; file "zones/${file}"; };\n`);
		files.set(`zones/${file}`, text);
	};
	for (let index = 0; index < PAIRS; index++) {
		zone(`d${index}.example`, `db.d${index}.example`, forward(index));
		zone(`${index}.2.10.in-addr.arpa`, `db.10.2.${index}`, reverse(index));
	}
	files.set("zones/hosts.inc", "www A 10.2.0.80\nshop MX 10 www\nshop CNAME www\n");
	files.set("named.conf", statements.join(""));
	return files;
}

function forward(index: number): string {
	const next = (index + 1) % PAIRS;
	return `${HEAD}@ MX 10 mail
@ MX 20 mail.d${next}.example.
@ TXT "v=spf1 mx ip4:10.2.${index}.0/28 include:d${next}.example -all"
_dmarc TXT "v=DMARC1; p=none; rua=mailto:postmaster@d${next}.example"
ns1 A 10.2.${index}.53
mail A 10.2.${index}.25
mail AAAA 2001:db8:${index}::25
backup CNAME mail.d${next}.example.
sub NS ns1.sub
ns1.sub A 10.2.${index}.54
*.wild A 10.2.${index}.40
; zonetrio-ignore mx-target-is-cname
alias MX 10 backup
${index % 5 === 0 ? "$INCLUDE hosts.inc\n$INCLUDE hosts.inc inner\n" : ""}$ORIGIN other.d${index}.example.
host A 10.2.${index}.90
$GENERATE 100-110 pool$ A 10.2.${index}.$
`;
}

function reverse(index: number): string {
	return `${HEAD}25 PTR mail.d${index}.example.
53 PTR ns1.d${index}.example.
40 PTR gone.d${index}.example.
$GENERATE 100-110 $ PTR pool$.other.d${index}.example.
90 CNAME 90.64-127
64-127 NS ns1.d0.example.
`;
}

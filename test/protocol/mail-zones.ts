/** Where the forward zone and the reverse zone lie. */
export const DB = "zones/db.example.com";
export const BACK = "zones/db.192.0.2";

/** A forward zone with a mail host, in the order of these lines: the mail host is on line 8. */
export const FORWARD = `$TTL 1h
@         IN  SOA    ns1 hostmaster 2026010101 8h 2h 4w 1h
          IN  NS     ns1
          IN  NS     ns.example.net.
          IN  MX     10 mail
ns1       IN  A      192.0.2.2
ns2       IN  A      192.0.2.3
mail      IN  A      192.0.2.25
www       IN  A      192.0.2.30
@         IN  TXT    "v=spf1 mx -all"
_dmarc    IN  TXT    "v=DMARC1; p=quarantine; rua=mailto:dmarc@example.com"
`;

/** Its reverse zone, without the mail host. */
export const REVERSE = `$TTL 1h
@         IN  SOA    ns1.example.com. hostmaster.example.com. 2026010101 8h 2h 4w 1h
          IN  NS     ns1.example.com.
          IN  NS     ns2.example.com.
2         IN  PTR    ns1.example.com.
3         IN  PTR    ns2.example.com.
30        IN  PTR    www.example.com.
`;

/** The line that the reverse zone lacks. */
export const POINTER = "25        IN  PTR    mail.example.com.\n";

/** The place of that line, counted from 0. */
export const POINTER_PLACE = { line: 6, character: 0 };

/** The place of the finding at the mail host. */
export const MAIL_ADDRESS = { start: { line: 7, character: 21 }, end: { line: 7, character: 31 } };

/** The configuration that names both. */
export const NAMED_CONF = `zone "example.com" { type primary; file "/etc/bind/zones/db.example.com"; };
zone "2.0.192.in-addr.arpa" { type primary; file "/etc/bind/zones/db.192.0.2"; };
`;

/** All three files. */
export const MAIL_ZONES = {
	"named.conf": NAMED_CONF,
	[DB]: FORWARD,
	[BACK]: REVERSE,
};

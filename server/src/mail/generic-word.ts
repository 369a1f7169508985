/** What a word in a host name says about the line behind the address; values can be joined with `|`. */
export const DYNAMIC_WORD = 1;
export const ACCESS_WORD = 2;
export const HOST_WORD = 4;
export const STATIC_WORD = 8;
export const MAIL_WORD = 16;

/** What a word says: a letter run in lower case, such as `hsd` of `hsd1`. 0 if nothing. */
export function wordMeaning(word: string): number {
	return WORDS.get(word) ?? 0;
}

/** The placeholder that a host part begins with, such as `unassigned`; undefined if none. */
export function leadingPlaceholder(host: string): string | undefined {
	return PLACEHOLDER.exec(host)?.[0];
}

const PLACEHOLDER =
	/^(?:unassigned|unused|unallocated|noptr|norev|no-rdns|unknown|notset|undefined|reserved|blank)(?![a-z])/;

const WORDS = new Map<string, number>();

/** Address pools, dial-up, leases, translated and shared addresses: enough together with any digit. */
add(
	DYNAMIC_WORD,
	`dyn dynamic dynamicip dynip ddns dhcp dialup dial dialin dialer dip ppp pppoe ppoe pptp pppoa pool pools pooles
	poolip isdn modem cablemodem modemcable dov dclient docsis hsd catv homeuser gprs umts cdma evdo lte nat cgn cgnat
	unused unassigned unallocated spare wifi wlan hotspot resnet residential dinamic dinamico dinamica yahoobb`,
);

/** Kinds of access lines and of customers. */
add(
	ACCESS_WORD,
	`dsl adsl vdsl sdsl hdsl xdsl gdsl rdsl idsl shdsl dslb dyndsl dsdsl adsldyn cable kabel ftth fttb fttx fttc ffth
	gpon pon fbx broadband bband bb broad breitband bredband brodband cpe cust custip customer customers client clients
	cliente clientes abo abonent subscriber subs res home user users mobile mob wireless wimax hfc cm cmts bras nas
	ipv consumer retail fiber fibre fibra fibranet telecable speedy livebox turbo cabo lns hispeed internetdsl`,
);

/** Words of numbered machines, which many hosts have that someone named: they count only beside a long number. */
add(
	HOST_WORD,
	`rev reverse ip ips host hosts node nodes unknown noptr norev generic default srv vps vm vmi server cloud compute
	ec ptr inaddr addr arpa net in red`,
);

/** The provider says that the address stays. */
add(STATIC_WORD, `static statik stat sta fix fixed fixip fixedip staticip staticline dedicated dedi business biz corp`);

/** Someone has named the host for its mail. */
add(
	MAIL_WORD,
	`mail mails email emails smtp smtps mx mxs mta mtas mout mailout mailer mailers mailgw relay relays outbound outmail
	postfix exim zimbra exchange bounce bounces newsletter esp sender mxout smtpout mailhost mailserver webmail imap pop`,
);

function add(meaning: number, words: string): void {
	for (const word of words.split(/\s+/)) WORDS.set(word, (WORDS.get(word) ?? 0) | meaning);
}

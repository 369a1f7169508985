import type { DomainView, ExchangeView } from "../views/domain-view.ts";
import { oncePerView } from "../views/once-per-view.ts";
import type { RecordView } from "../views/record-view.ts";
import { judgedExchange } from "./judged-exchange.ts";

/** An MX record of a domain that is worth a judgement. */
export type JudgedExchange = ExchangeView & { readonly record: RecordView };

/** The MX records of a domain in the order of preference, without the null MX and others that are not judged. */
export const judgedExchanges = oncePerView((domain: DomainView): readonly JudgedExchange[] =>
	domain.exchanges.filter(isJudged),
);

function isJudged(view: ExchangeView): view is JudgedExchange {
	return view.record !== undefined && judgedExchange(view.record) !== undefined;
}

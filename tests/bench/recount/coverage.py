"""Who should have reported a metric of a campaign in a period, and who did."""
from collections import defaultdict

from cells import ALL
from dates import Days, periods_since, periods_with
from own import UNDATED, WHOLE
from totals import span_of_total


class Coverage:
    def __init__(self, content, today):
        self.content = content
        self.heard = defaultdict(set)  # (campaign, period, metric) → agencies with a statement of any kind
        for campaign in content.campaigns.values():
            stated = {(f.agency, f.metric) for f in campaign.figures if f.basis != "total"}
            for figure in campaign.figures:
                metrics = [figure.metric]
                whole = content.metrics[figure.metric].get("part_of")
                if whole and figure.basis != "total" and (figure.agency, whole) not in stated:
                    metrics.append(whole)  # who states only the parts counts with their sum, and so has reported
                for period in periods_of(figure, campaign, content.kinds, today):
                    for metric in metrics:
                        self.heard[campaign.id, period, metric].add(figure.agency)

    def of(self, agency, campaign_id, period, metric):
        """(reported, expected, silent ids), or None where nobody is expected to report it."""
        if campaign_id == ALL:
            return None
        campaign, below = self.content.campaigns[campaign_id], self.content.under[agency]
        ever = self.heard.get((campaign_id, WHOLE, metric), set())
        members = set(campaign.participants or ever) & below
        wanted = metric in campaign.expected if campaign.expected is not None else bool(ever & members)
        if not wanted or not members:
            return None
        reported = members & self.heard.get((campaign_id, period, metric), set())
        return len(reported), len(members), sorted(members - reported)


def periods_of(figure, campaign, kinds, today):
    if figure.days is None:
        return {WHOLE, UNDATED}
    span = span_of_total(figure, campaign) if figure.basis == "total" else figure.days
    if figure.basis == "cumulative" and span.last:
        span = Days(span.last, span.last)
    if figure.basis == "own" and span.first and not span.last:  # it holds from then on
        return {WHOLE, *periods_since(span.first, today, kinds)}
    return {WHOLE, *periods_with(span, kinds)}

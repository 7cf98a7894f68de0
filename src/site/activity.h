#pragma once
#include "site/site.h"

namespace gongbao {

/// Sorts the visible notes, summaries and notices into the reports of their agencies (and those above), campaigns and periods;
/// a joint action also into those of the agencies that took part (and those above), once each, to be listed there.
void find_activities(const VisibleLibrary& library, Site& site);

}  // namespace gongbao

#pragma once
#include "site/site.h"

namespace gongbao {

/// Sorts the visible notes, summaries and notices into the reports of their agencies (and those above), campaigns and periods.
void find_activities(const VisibleLibrary& library, Site& site);

}  // namespace gongbao

#include "cli/starter_timer.h"

#include <string_view>

namespace gongbao {
namespace {

// A timer cannot be set to a moment that only the program knows, so it looks every minute, which costs two
// numbers read.
constexpr std::string_view timer_unit = R"([Unit]
Description=Look every minute whether the site in %f has to be published

[Timer]
OnCalendar=*-*-* *:*:00
AccuracySec=1s
Persistent=true

[Install]
WantedBy=timers.target
)";

constexpr std::string_view service_unit = R"([Unit]
Description=Build and publish the site in %f when it is time

[Service]
Type=oneshot
WorkingDirectory=%f
Environment=PATH=%h/.local/bin:/usr/local/bin:/usr/bin:/bin
ExecStart=/bin/sh timer/gongbao-publish.sh
)";

constexpr std::string_view script = R"sh(#!/bin/sh
# 有了新的提交，或者到了公开内容应当变化的时刻（gongbao status --next），就生成并发布；否则立即结束。
set -eu
cd "$(dirname "$0")/.."
site=$(pwd)
releases=${GONGBAO_RELEASES:-$site.releases}

folder=${XDG_STATE_HOME:-$HOME/.local/state}/gongbao
state=$folder/$(printf %s "$site" | sha256sum | cut -c1-16)
commit=$(git rev-parse HEAD)
now=$(date +%s)
if [ -f "$state" ]; then
  read -r published next <"$state"
  if [ "$published" = "$commit" ] && { [ "$next" = never ] || [ "$now" -lt "$next" ]; }; then
    exit 0
  fi
fi

mkdir -p "$folder"
# 失败之后，等到有新的提交，或者过了一小时再试；到时再试也不成，再等一小时。
if [ -f "$state.failed" ]; then
  read -r failed again <"$state.failed" || failed=
  if [ "$failed" = "$commit" ] && [ "$now" -lt "$again" ]; then
    exit 0
  fi
fi
printf '%s %s\n' "$commit" "$((now + 3600))" >"$state.failed"

export SOURCE_DATE_EPOCH="$now"
gongbao build --quiet --rev "$commit"
gongbao publish --quiet --to "$releases"
next=$(gongbao status --next --rev "$commit")
[ "$next" = never ] || next=$(date -d "$next" +%s)
printf '%s %s\n' "$commit" "$next" >"$state.new"
mv "$state.new" "$state"
rm -f "$state.failed"
)sh";

constexpr std::string_view readme = R"(# 定时发布

每分钟查看一次：有新提交，或到了公开、失效、征求意见截止等时刻，就生成网站，发布到与本文件夹同名、加 `.releases` 的文件夹
（可用环境变量 `GONGBAO_RELEASES` 另定）；网页服务器的根目录是其中的 `current`。在网站文件夹中执行一次：

    mkdir -p ~/.config/systemd/user
    cp timer/gongbao-publish@.service timer/gongbao-publish@.timer ~/.config/systemd/user/
    systemctl --user enable --now "gongbao-publish@$(systemd-escape --path "$PWD").timer"
    loginctl enable-linger

生成或发布失败时，原来的网站不变；有了新的提交，或者过了一小时才再试。失败的原因见 `journalctl --user -u "gongbao-publish@*"`；
原因已经消除、不想等待的，删除 `~/.local/state/gongbao/` 中以 `.failed` 结尾的文件。
)";

}  // namespace

std::vector<std::pair<std::string, std::string>> starter_timer() {
  const auto file = [](std::string_view path, std::string_view text) {
    return std::pair<std::string, std::string>(path, text);
  };
  return {file("timer/gongbao-publish@.service", service_unit),
          file("timer/gongbao-publish@.timer", timer_unit), file("timer/gongbao-publish.sh", script),
          file("timer/README.md", readme)};
}

}  // namespace gongbao

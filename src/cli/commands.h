#pragma once
#include "cli/arguments.h"

namespace gongbao {

/// One function a command; each returns the exit status.
int run_build(const Options& options);
int run_check(const Options& options);
int run_init(const Options& options);
int run_new(const Options& options);
int run_explain(const Options& options);
int run_approve(const Options& options);
int run_status(const Options& options);
int run_publish(const Options& options);
int run_verify(const Options& options);
int run_draft(const Options& options);
int run_diff(const Options& options);

}  // namespace gongbao

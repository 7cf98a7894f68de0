#include "cli/main.h"

int main(int argc, char** argv) { return gongbao::run({argv + 1, argv + argc}); }

# bash completion for gongbao(1)

_gongbao() {
  local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
  local commands='build check init new explain diff draft approve publish verify status'
  local common='-C --rev --worktree --as-of --audience --format --strict -j --jobs -q --quiet --color --help'
  local command='' i
  for ((i = 1; i < COMP_CWORD; ++i)); do
    if [[ " $commands " == *" ${COMP_WORDS[i]} "* ]]; then
      command=${COMP_WORDS[i]}
      break
    fi
  done

  local choices=''
  case $previous in
    -C | -o | --to | verify)
      compopt -o dirnames
      return
      ;;
    --rev | --from) choices=$(git for-each-ref --format='%(refname:short)' refs/heads refs/tags 2>/dev/null) ;;
    --audience) choices='public internal' ;;
    --format) choices='text json sarif' ;;
    --color) choices='auto always never' ;;
    --only) choices='unreadable draft awaiting void stale scheduled campaign expunged internal consultation-open expiring not-yet-effective consultation-closed amended superseded expired withdrawn in-force published' ;;
    --as-of | --jobs | -j | --base-url) return ;;
    --agency | --period | --id | --force) return ;;
    new) choices='campaign note summary notice page agency' ;;
    init)
      compopt -o dirnames
      return
      ;;
    *)
      case $command in
        '') choices="$commands --help --version" ;;
        build) choices="$common -o --base-url --portable --cache-dir --no-cache --timings" ;;
        check) choices="$common --timings" ;;
        explain) choices="$common --why-rebuilt -o --base-url --portable --cache-dir" ;;
        approve) choices='-C --role -m --message --key --as-of --dry-run -j --jobs -q --quiet --help' ;;
        init) choices='-q --quiet --help' ;;
        new) choices='-C --help' ;;
        publish) choices='--to -o -C --keep --allow-removals --allow-returns --accept-policy --accept-base-url --rollback --as-of --format -q --quiet --help' ;;
        diff) choices='-C --from --to --worktree --as-of --format --html -j --jobs -q --quiet --color --help' ;;
        draft) choices='--agency --period --id --force --dry-run -C --as-of --audience --format -j --jobs -q --quiet --help' ;;
        status) choices="--only --all --next -C --rev --worktree --as-of --format -j --jobs -q --quiet --help" ;;
        verify) choices='--format -q --quiet --help' ;;
        *) choices=$common ;;
      esac
      ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$word")
}

complete -F _gongbao gongbao

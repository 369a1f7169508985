#!/usr/bin/env bash
# What the action of ../action.yml does. Inputs are in variables, and each becomes one word of a command at most. Runs in the bash 3.2 of
# macOS, too.
set -eo pipefail

main() {
	read_inputs
	local since
	since=$(commit_to_compare)
	if [ -n "$since" ]; then options+=(--since "$since"); fi
	find_command

	local counts="$RUNNER_TEMP/zonetrio-findings.json"
	rm -f "$counts" "$sarif"
	options+=(--format "$INPUT_FORMAT" --output "sarif=$sarif" --output "json=$counts")
	if [ "$INPUT_SUMMARY" = true ]; then options+=(--output "markdown=$GITHUB_STEP_SUMMARY"); fi

	local status=0
	"${zonetrio[@]}" check "${options[@]}" -- "${paths[@]}" || status=$?
	if [ -f "$counts" ]; then tell_counts "$counts"; fi
	exit "$status"
}

# Ends with a message to the user, in one line whatever is in it.
fail() {
	local message=${1//'%'/%25}
	message=${message//$'\r'/%0D}
	echo "::error title=Zone Trio::${message//$'\n'/%0A}"
	exit 2
} >&2

read_inputs() {
	paths=()
	options=(--fail-on "$INPUT_FAIL_ON")
	local line
	while IFS= read -r line; do paths+=("$line"); done < <(lines_of "$INPUT_PATHS")
	if [ ${#paths[@]} = 0 ]; then paths=(.); fi
	while IFS= read -r line; do options+=(--rule "$line"); done < <(lines_of "$INPUT_RULE")
	if [ -n "$INPUT_CONFIG" ]; then options+=(--config "$INPUT_CONFIG"); fi
	case $INPUT_FORMAT in
		github | text) ;;
		*) fail "The input format is $INPUT_FORMAT, but it must be github or text" ;;
	esac
	case $INPUT_SUMMARY in
		true | false) ;;
		*) fail "The input summary is $INPUT_SUMMARY, but it must be true or false" ;;
	esac
	case $INPUT_SARIF_FILE in
		*$'\n'* | *$'\r'*) fail "The input sarif-file must be the path of one file" ;;
	esac
	sarif=${INPUT_SARIF_FILE:-$RUNNER_TEMP/zonetrio.sarif}
}

# The lines of an input that have something in them, without the blanks around it.
lines_of() {
	printf '%s\n' "$1" | sed -e 's/^[[:space:]]*//' -e 's/[[:space:]]*$//' -e '/^$/d'
}

commit_to_compare() {
	case $INPUT_SINCE in
		none | '') ;;
		auto) if [ -n "$GITHUB_BASE_REF" ]; then base_of_pull_request; fi ;;
		-*) fail "The input since is $INPUT_SINCE, which is no commit" ;;
		*) given_commit ;;
	esac
}

# The commit that a pull request would be merged into.
base_of_pull_request() {
	# GitHub checks out what merging would give: its first parent is the base.
	if [[ $GITHUB_REF == refs/pull/*/merge ]] && [ "$(git rev-parse HEAD)" = "$GITHUB_SHA" ]; then
		if ! is_commit HEAD^1; then fetch --depth=2 "$GITHUB_SHA" || true; fi
		if is_commit HEAD^1; then
			git rev-parse HEAD^1
			return
		fi
	fi
	local base="refs/remotes/origin/$GITHUB_BASE_REF"
	if ! is_commit "$base"; then
		fetch --depth=1 "+refs/heads/$GITHUB_BASE_REF:$base" ||
			fail "The base $GITHUB_BASE_REF of the pull request cannot be fetched, so what the change brings is not known. Check out with fetch-depth: 0, or set since: none"
	fi
	git rev-parse "$base"
}

given_commit() {
	if is_commit "$INPUT_SINCE"; then
		git rev-parse "$INPUT_SINCE^{commit}"
	elif fetch --depth=1 "$INPUT_SINCE"; then
		git rev-parse 'FETCH_HEAD^{commit}'
	else
		fail "There is no commit $INPUT_SINCE (input since), neither in what is checked out nor at origin"
	fi
}

is_commit() {
	git rev-parse --verify --quiet --end-of-options "$1^{commit}" >/dev/null
}

# A whole clone stays whole: only what is cut off already is fetched as little.
fetch() {
	if [ "$(git rev-parse --is-shallow-repository)" = true ]; then
		git fetch --quiet --no-tags "$1" origin "$2"
	else
		git fetch --quiet --no-tags origin "$2"
	fi >&2
}

find_command() {
	if [ -n "$INPUT_COMMAND" ]; then
		case $INPUT_COMMAND in
			*.cjs | *.mjs | *.js) zonetrio=(node "$INPUT_COMMAND") ;;
			*) zonetrio=("$INPUT_COMMAND") ;;
		esac
		return
	fi
	local version=${INPUT_VERSION:-$(node -p 'require(process.argv[1]).version' "$GITHUB_ACTION_PATH/package.json")}
	case $version in
		*[!0-9A-Za-z.^~+-]*) fail "The input version is $version, which is no version of an npm package" ;;
	esac
	# Not in the folder that is checked out, where a change could bring settings of npm, or another package of this name.
	local folder="$RUNNER_TEMP/zonetrio-$version"
	if [ ! -f "$folder/node_modules/zonetrio/dist/cli.cjs" ]; then
		mkdir -p "$folder"
		(cd "$folder" && npm install --silent --no-audit --no-fund --no-save --ignore-scripts --prefix . "zonetrio@$version") >&2 ||
			fail "zonetrio $version cannot be installed from npm"
	fi
	zonetrio=(node "$folder/node_modules/zonetrio/dist/cli.cjs")
}

tell_counts() {
	# shellcheck disable=SC2016 # what looks like a variable is one of JavaScript
	node -e '
		const { error, warning, information, hint } = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")).summary;
		console.log(`findings=${error + warning + information + hint}\nerrors=${error}\nwarnings=${warning}`);
	' "$1" >>"$GITHUB_OUTPUT"
	echo "sarif=$sarif" >>"$GITHUB_OUTPUT"
}

main

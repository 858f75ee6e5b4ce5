#!/usr/bin/env bash
# Runs the hooks of .pre-commit-hooks.yaml, as HEAD has them, with pre-commit in
# a scratch repository: a commit with a fault is blocked, the mended one passes.
# It needs Go, git and pre-commit. Where pre-commit is missing that is said, and
# no fault.
set -euo pipefail
exec 2>&1
cd "$(dirname "$0")/../.."

if ! command -v pre-commit >/dev/null; then
	echo 'left out: the hooks by pre-commit'
	exit 0
fi

work=$(mktemp -d)
trap 'chmod -R u+w "$work" && rm -rf "$work"' EXIT
export PRE_COMMIT_HOME=$work/home GIT_CONFIG_GLOBAL=$work/gitconfig GIT_CONFIG_NOSYSTEM=1
GOMODCACHE=$(go env GOMODCACHE)
export GOMODCACHE
git config --global user.name 'A. Editor'
git config --global user.email 'editor@example.com'
git config --global init.defaultBranch main
git config --global safe.directory '*'
git config --global advice.detachedHead false

# A tagged commit, as newsrooms name one.
git clone --quiet --no-local . "$work/mtlint"
git -C "$work/mtlint" tag v0.0.0-hooks

git init --quiet "$work/newsroom"
cd "$work/newsroom"
cat >.pre-commit-config.yaml <<END
repos:
  - repo: file://$work/mtlint
    rev: v0.0.0-hooks
    hooks:
      - id: mtlint-fix
      - id: mtlint
      - id: mtlint-config
        files: ^(\.mtlint\.yaml|desk\.yaml)$
END
git add .
git commit --quiet -m 'Hooks'
pre-commit install

say() { printf '\n== %s\n' "$1"; }

# commit PASSES|BLOCKED MESSAGE: commits what is staged, and holds git to the outcome.
commit() {
	local outcome=PASSES
	git commit -m "$2" || outcome=BLOCKED
	if [ "$outcome" != "$1" ]; then
		printf 'the commit %q %s, and should be %s\n' "$2" "$outcome" "$1"
		exit 1
	fi
}

say 'an article with a fault that has one remedy: blocked, and mended in the work tree'
printf 'Bridge reopens in Marlow\n\n“We are ready,” — said the mayor of Marlow.\n' >wire.txt
git add wire.txt
commit BLOCKED 'A fault'
grep -qx '“We are ready,” said the mayor of Marlow.' wire.txt

say 'staged again: passes'
git add wire.txt
commit PASSES 'The fault mended'

say 'an article with a fault that a person must mend: blocked'
printf 'Bridge reopens in Marlow\n\nТрафик откроют в понедельник, сообщил мэр города.\n\nThe old bridge stays.\n' >cut.txt
git add cut.txt
commit BLOCKED 'A fault for a person'
printf 'Bridge reopens in Marlow\n\nTraffic will flow from Monday, the mayor said.\n\nThe old bridge stays.\n' >cut.txt
git add cut.txt
commit PASSES 'Mended by a person'

say 'what is staged counts, not what lies in the work tree'
printf 'Ferry sails\n\n“We sail,” — said the mate.\n' >staged.txt
git add staged.txt
printf 'Ferry sails\n\n“We sail,” said the mate.\n' >staged.txt
SKIP=mtlint-fix commit BLOCKED 'A fault in what is staged'
git add staged.txt
commit PASSES 'No fault in what is staged'

say 'a pack whose example fails: blocked'
echo 'packs: [desk.yaml]' >.mtlint.yaml
cat >desk.yaml <<'END'
rules:
  - id: own/river
    message: The river is the Vesk
    replace: {Veskaya river: River Vesk}
    examples:
      - bad: The Veskaja river rose.
        good: The River Vesk rose.
END
git add .
commit BLOCKED 'A pack with a mistake'
sed -i.old s/Veskaja/Veskaya/ desk.yaml && rm desk.yaml.old
git add .
commit PASSES 'The pack mended'

say 'the hooks do what they should'
git log --format='%s'

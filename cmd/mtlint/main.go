// Command mtlint finds translation artifacts in machine-translated news and
// mends them.
package main

import "os"

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

package rulestest

// What the tests of this package look into.
var (
	Strip   = strip
	Carets  = carets
	Message = message
)

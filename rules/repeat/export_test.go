package repeat

// StutterLeast, StutterCopies, Stutters and MayStutter are those of the rule that
// tests compare with one another.
const (
	StutterLeast  = stutterLeast
	StutterCopies = stutterCopies
)

var (
	Stutters   = stutters
	MayStutter = mayStutter
)

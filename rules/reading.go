package rules

// maxDepth is how many quotations may stand inside one another.
const maxDepth = 4

// width is how many readings of a paragraph are kept side by side.
const width = 6

// reading finds the cheapest way to read the quotation marks of a paragraph:
// which open, which close and which are apostrophes. It keeps the cheapest few
// readings up to each mark (a Viterbi search over stacks of open quotations),
// so that its cost is linear in the number of marks.
type reading struct {
	reopened rune // the mark with which the next block opens; 0: none
	carried  rune // the opening mark of a quotation that an earlier block left open; 0: none

	roles  []quoteRole // of each token, in the cheapest reading
	levels []int       // the index in the stack that a closing token closes, or an opening one replaces; -1: none
	steps  []step      // width entries a token
}

// A path is a reading up to some token.
type path struct {
	cost    int
	depth   int
	stack   [maxDepth]int32 // indices of the tokens that opened
	carried rune            // as in reading, while it is open
}

// A step is how a path was reached.
type step struct {
	from  int8
	role  quoteRole
	level int8
}

// best reads the tokens of one block.
func (r *reading) best(tokens []token) {
	r.roles, r.levels = resize(r.roles, len(tokens)), resize(r.levels, len(tokens))
	r.steps = resize(r.steps, len(tokens)*width)
	now, next := &frontier{}, &frontier{}
	now.n, now.paths[0] = 1, path{carried: r.carried}
	for i := range tokens {
		next.n, next.steps = 0, r.steps[i*width:(i+1)*width]
		for h := range now.n {
			next.extend(tokens, i, &now.paths[h], int8(h))
		}
		now, next = next, now
	}
	cheapest, least := 0, never*never
	for h := range now.n {
		if c := now.paths[h].cost + r.open(tokens, &now.paths[h]); c < least {
			cheapest, least = h, c
		}
	}
	for i := len(tokens) - 1; i >= 0; i-- {
		s := r.steps[i*width+cheapest]
		r.roles[i], r.levels[i] = s.role, int(s.level)
		cheapest = int(s.from)
	}
}

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}

// A frontier is the cheapest paths up to a token, and how they were reached.
type frontier struct {
	paths [width]path
	n     int
	steps []step
}

// keep puts a path among the cheapest; of two with the same stack only the cheaper stays.
func (f *frontier) keep(p *path, s step) {
	at := f.n
	for h := range f.n {
		if q := &f.paths[h]; q.depth == p.depth && q.stack == p.stack && q.carried == p.carried {
			at = h
			break
		}
	}
	if at == f.n && f.n < width {
		f.n++
		f.paths[at], f.steps[at] = *p, s
		return
	}
	if at == width {
		at = 0
		for h := range f.paths {
			if f.paths[h].cost > f.paths[at].cost {
				at = h
			}
		}
	}
	if p.cost < f.paths[at].cost {
		f.paths[at], f.steps[at] = *p, s
	}
}

// extend adds the paths that token i makes of p.
func (f *frontier) extend(tokens []token, i int, p *path, from int8) {
	t := &tokens[i]
	if t.mark == 0 { // a dash before an attribution
		ignored := *p
		for l := range p.depth {
			if !tokens[p.stack[l]].single {
				ignored.cost += odd
				break
			}
		}
		f.keep(&ignored, step{from, noQuote, -1})
		for l := p.depth - 1; l >= 0; l-- {
			q := *p
			q.cost += t.asUnseen + (p.depth-1-l)*alone
			q.cut(l)
			f.keep(&q, step{from, closesUnseen, int8(l)})
		}
		return
	}
	if t.asNone < never {
		q := *p
		q.cost += t.asNone
		f.keep(&q, step{from, noQuote, -1})
	}
	if top := p.depth - 1; top >= 0 && t.sentence && tokens[p.stack[top]].mark == t.mark {
		q := *p
		q.cost += t.asOpen + odd
		q.stack[top] = int32(i)
		f.keep(&q, step{from, opens, int8(top)})
	}
	if p.depth < maxDepth {
		q := *p
		q.cost += t.asOpen + nest(tokens, p, t)
		q.stack[q.depth] = int32(i)
		q.depth++
		if !t.single {
			q.carried = 0
		}
		f.keep(&q, step{from, opens, -1})
	}
	for l := p.depth - 1; l >= 0; l-- {
		q := *p
		q.cost += closing(&tokens[p.stack[l]], t) + (p.depth-1-l)*(alone-odd)
		q.cut(l)
		f.keep(&q, step{from, closes, int8(l)})
	}
	q := *p
	q.cost += t.asClose + alone
	if p.depth == 0 && p.carried != 0 && ClosingMark(p.carried) == t.mark {
		q.cost += odd - alone
		q.carried = 0
	}
	f.keep(&q, step{from, closes, -1})
}

// cut closes the quotations from level l on.
func (p *path) cut(l int) {
	for p.depth > l {
		p.depth--
		p.stack[p.depth] = 0
	}
}

// nest gives what it costs to open t inside what is open.
func nest(tokens []token, p *path, t *token) int {
	if p.depth == 0 {
		return 0
	}
	outer := &tokens[p.stack[p.depth-1]]
	switch {
	case outer.single != t.single:
		return 0
	case t.straight:
		return 3 * odd // "… "leak" …" is hard to tell from two quotations
	}
	return odd + odd/2
}

// closing gives what it costs that t closes what o opened.
func closing(o, t *token) int {
	cost := t.asClose
	switch {
	case o.single != t.single && t.single && t.asNone < odd/2:
		return cost + alone + odd // “We respect our partners’ right, he said: an apostrophe
	case o.single != t.single:
		return cost + 3*odd
	case o.mark == '„' && t.mark == '“', o.mark == '‚' && t.mark == '‘', o.mark == '»' && t.mark == '«':
		return cost - min(cost, 2*odd) // right in the language it comes from
	case ClosingMark(o.mark) != t.mark && !(o.mark == '„' && t.mark == '”') && !(o.mark == '‚' && t.mark == '’'):
		cost += odd
	}
	return cost
}

// ClosingMark gives the mark that closes what mark opens: itself where both look alike.
func ClosingMark(mark rune) rune {
	switch mark {
	case '“':
		return '”'
	case '‘', '`':
		return '’'
	case '«':
		return '»'
	case '‹':
		return '›'
	case '„':
		return '“'
	case '‚':
		return '‘'
	case '「':
		return '」'
	case '『':
		return '』'
	case '〝':
		return '〞'
	case '｢':
		return '｣'
	}
	return mark
}

// open gives what it costs that the quotations of p are never closed.
func (r *reading) open(tokens []token, p *path) (cost int) {
	for l := range p.depth {
		switch t := &tokens[p.stack[l]]; {
		case l == 0 && r.reopened != 0 && r.reopened == t.mark:
			cost += odd
		default:
			cost += alone
		}
	}
	return cost
}

// plain reads tokens that leave no doubt: each has one reading that costs
// nothing, and all pair. It reports false when they do not, and reads nothing.
func (r *reading) plain(tokens []token) bool {
	r.roles, r.levels = resize(r.roles, len(tokens)), resize(r.levels, len(tokens))
	var open [maxDepth]int
	stack := open[:0]
	for i := range tokens {
		t := &tokens[i]
		var top *token
		if len(stack) > 0 {
			top = &tokens[stack[len(stack)-1]]
		}
		switch {
		case t.mark == 0:
			return false
		case t.asOpen == 0 && t.asClose > 0 && t.asNone > odd/2:
			if len(stack) == maxDepth || top != nil && top.single == t.single {
				return false
			}
			r.roles[i], r.levels[i] = opens, -1
			stack = append(stack, i)
		case t.asClose == 0 && t.asOpen > 0 && t.asNone > odd && top != nil && closing(top, t) == 0:
			stack = stack[:len(stack)-1]
			r.roles[i], r.levels[i] = closes, len(stack)
		case t.asNone <= odd && t.single && !openSingle(tokens, stack):
			r.roles[i], r.levels[i] = noQuote, -1
		default:
			return false
		}
	}
	return len(stack) == 0
}

func openSingle(tokens []token, stack []int) bool {
	for _, i := range stack {
		if tokens[i].single {
			return true
		}
	}
	return false
}

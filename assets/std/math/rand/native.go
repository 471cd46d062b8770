package rand

// cooked is the state of the additive generator after 7.8e12 steps from the
// seed 1: what all seeds are mixed with.
func cooked() []int64

package cn.quanzhi.sla;

/** When a clock turns yellow before it turns red. */
public sealed interface Warning {

    Warning USUAL = new Share(80);

    /** After this share of the time, in percent. */
    record Share(int percent) implements Warning {
        public Share {
            if (percent < 1 || percent > 99) {
                throw new IllegalArgumentException("a share is 1 to 99 percent, not " + percent);
            }
        }
    }

    /**
     * When this much is left. "One working day is left", the provincial hotline's rule, is true from the opening of the
     * last day on.
     */
    record Left(Term term) implements Warning {}
}

package cn.quanzhi.sla;

/** What a policy asks of one kind of clock. */
public record Target(Term term, Warning warning) {

    public Target(Term term) {
        this(term, Warning.USUAL);
    }
}

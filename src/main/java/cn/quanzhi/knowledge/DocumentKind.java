package cn.quanzhi.knowledge;

/** What a document is; laws of all ranks first. */
public enum DocumentKind {
    LAW,
    ADMINISTRATIVE_REGULATION,
    DEPARTMENT_RULE,
    LOCAL_REGULATION,
    LOCAL_RULE,
    JUDICIAL_INTERPRETATION,
    NORMATIVE_DOCUMENT,
    STANDARD,
    POLICY,
    GUIDE,
    FAQ,
    CASE,
    /** Typical questions: they lead to what answers them and are no source themselves. */
    QUESTIONS
}

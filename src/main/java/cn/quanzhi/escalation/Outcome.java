package cn.quanzhi.escalation;

/** How a closed ticket ended; each with a reply. */
enum Outcome {
    ANSWERED,
    MERGED,
    REFERRED,
    NOT_ACCEPTED,
    REPEATED
}

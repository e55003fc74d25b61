package cn.quanzhi.identity;

/** What a member of staff may do. */
public enum Role {
    EXPERT,
    SUPERVISOR,
    CURATOR,
    ADMIN,
    INSTITUTION
}

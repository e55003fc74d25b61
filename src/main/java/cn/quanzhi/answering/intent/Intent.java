package cn.quanzhi.answering.intent;

/** What a message wants. The order is the one in which the weights of the model are stored. */
public enum Intent {
    /** A question of the trade that laws and guides may answer. */
    CONSULTATION,
    /** Weather, divorce, tax: another service's matter. */
    OUT_OF_SCOPE,
    /** Of the trade, and nothing that a base of laws and guides can hold: limit values, lists, somebody's file. */
    UNKNOWABLE,
    /** Too bare to be answered. */
    UNCLEAR,
    HARMFUL,
    PROMPT_ATTACK,
    EMERGENCY,
    COMPLAINT,
    QUOTATION,
    REPORT,
    ORDER,
    /** A pending case that needs a person's judgement. */
    CASE,
    WISH_FOR_PERSON,
    /** A greeting or thanks; told by form, never by the model. */
    SMALL_TALK;

    /** How many the model tells apart. */
    static final int LEARNED = 13;

    /** Whether a person must take it over. */
    public boolean isHandedOver() {
        return this == EMERGENCY
                || this == COMPLAINT
                || this == QUOTATION
                || this == REPORT
                || this == ORDER
                || this == CASE
                || this == WISH_FOR_PERSON;
    }

    public boolean isRefused() {
        return this == HARMFUL || this == PROMPT_ATTACK;
    }
}

package cn.quanzhi.consultation;

/** The enterprise is writing to the person who holds its ticket, or has stopped; not kept. */
public record EnterpriseTyping(String site, String number, boolean active) {}

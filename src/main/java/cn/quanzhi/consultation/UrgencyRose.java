package cn.quanzhi.consultation;

import java.util.UUID;

/** What the enterprise said while it waits is an emergency. Published in the transaction of the answer that says so. */
public record UrgencyRose(String site, UUID consultationId, String number) {}

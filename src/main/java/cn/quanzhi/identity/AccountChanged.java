package cn.quanzhi.identity;

import java.util.UUID;

/** An account's rights have changed: its roles, or whether it is enabled. */
public record AccountChanged(UUID accountId, String site, boolean enabled) {}

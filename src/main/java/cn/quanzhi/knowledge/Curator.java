package cn.quanzhi.knowledge;

import java.util.UUID;

/** Who did something to a version. */
public record Curator(UUID accountId, String name) {}

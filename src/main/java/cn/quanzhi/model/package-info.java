/**
 * The one door to chat and embedding models: providers in order, time limits, retries within a budget. {@code identity} is
 * for the controller alone, which needs to know who calls.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "platform", "identity"})
package cn.quanzhi.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

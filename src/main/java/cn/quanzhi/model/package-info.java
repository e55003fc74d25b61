/** The one door to chat and embedding models: providers in order, time limits, retries within a budget. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "platform"})
package cn.quanzhi.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

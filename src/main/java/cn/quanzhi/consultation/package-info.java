/** Consultations, messages, stored answers and the widget's API. Owns consultation_*. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "platform", "identity", "knowledge", "answering"})
package cn.quanzhi.consultation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

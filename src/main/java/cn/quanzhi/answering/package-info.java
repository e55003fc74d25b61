/** Stateless: a question and its transcript become stages, text, citations and a verdict on each sentence. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "platform", "knowledge", "retrieval", "model"})
package cn.quanzhi.answering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

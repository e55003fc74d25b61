/** From a question to evidence: exact references, lexical and dense recall, fusion, the date filter. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "platform", "identity", "knowledge", "model"})
package cn.quanzhi.retrieval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

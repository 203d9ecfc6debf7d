/** View models of the components under {@code src/main/jte/ui/}: immutable records without any rule of the domain. */
@NamedInterface("ui")
@NullMarked
package org.haskap.web.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

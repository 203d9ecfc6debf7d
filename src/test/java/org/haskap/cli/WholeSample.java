package org.haskap.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Objects;
import org.haskap.database.Regions;
import org.springframework.beans.factory.BeanFactory;

/** The sample region as the first start makes it: documents, assigned programmes and formulas. */
public final class WholeSample {
    private WholeSample() {}

    public static void adopt(BeanFactory beans) {
        Objects.requireNonNull(FirstImport.ofSamples(Path.of("")))
                .run(beans, beans.getBean(Regions.class), new Progress(new PrintWriter(Writer.nullWriter())));
    }
}

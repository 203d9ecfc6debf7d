package org.haskap.intake;

import org.haskap.access.Actors;
import org.haskap.access.Permission;
import org.haskap.reading.Sources;
import org.haskap.web.UploadDoor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where documents are uploaded. */
@Configuration(proxyBeanMethods = false)
class UploadDoors {
    @Bean
    UploadDoor documentsDoor() {
        return new UploadDoor(Imports.PATH + "/new", Sources.LARGEST, () -> Actors.current().mayAnywhere(Permission.IMPORT_DOCUMENT));
    }
}

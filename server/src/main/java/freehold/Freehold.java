package freehold;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** The server: one process, one PostgreSQL. Two modules may call a part of theirs by the same name. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Freehold {
    public static void main(String[] args) {
        SpringApplication.run(Freehold.class, args);
    }
}

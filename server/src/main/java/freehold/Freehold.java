package freehold;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The server: one process, one PostgreSQL. */
@SpringBootApplication
public class Freehold {
    public static void main(String[] args) {
        SpringApplication.run(Freehold.class, args);
    }
}

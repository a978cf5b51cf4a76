package freehold.acceptance.load;

import freehold.acceptance.fixture.Answer;

/** What an answer says about a write. */
enum Outcome {
    ACKNOWLEDGED,
    OPEN;

    /** While its database dies first, the server may still say 5xx: the write can have happened or not. */
    static Outcome of(Answer answer) {
        if (answer.status() >= 500) {
            return OPEN;
        }
        answer.expectOk();
        return ACKNOWLEDGED;
    }
}

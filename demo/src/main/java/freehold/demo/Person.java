package freehold.demo;

/** Somebody who signs in with a password. */
record Person(String userName, String password) {
    @Override
    public String toString() {
        return "Person[" + userName + "]";
    }
}

package io.plenary.web;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.plenary.web.contract.Contract;
import io.plenary.web.contract.ProblemType;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the {@code type} of a problem leads to: a page for people, made of the contract, where each code is explained. */
final class ProblemPage {

    private static final String START =
            """
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>Problems · Plenary API</title>
              <link rel="icon" href="favicon-32x32.png">
              <style>
                :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
                body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
                table { border-collapse: collapse; width: 100%; }
                th, td { text-align: start; vertical-align: top; padding: .5rem; border-bottom: 1px solid #8886; }
                td:last-child { overflow-wrap: anywhere; }
                tr:target { outline: 2px solid; }
              </style>
            </head>
            <body>
              <h1>Problems</h1>
              <p>A request that is refused is answered with <code>application/problem+json</code> (RFC 9457). Its <code>code</code> is one
              of these, and its <code>type</code> leads here. There may be new ones: go by the <code>status</code> where you do not know
              the code. What each operation answers is in <a href="./">the contract</a>.</p>
              <table>
                <thead><tr><th>Code</th><th>Status</th><th>It means</th><th>Operations</th></tr></thead>
                <tbody>
            """;

    private static final String END =
            """
                </tbody>
              </table>
            </body>
            </html>
            """;

    private static final int MOST_NAMED = 12;

    private static final Pattern CODE = Pattern.compile("`([^`]*)`");

    private ProblemPage() {}

    static String of(Contract contract) {
        return contract.problemTypes().stream().map(ProblemPage::row).collect(Collectors.joining("", START, END));
    }

    /** The contract is ours, and says nothing that would have to be escaped. */
    private static String row(ProblemType type) {
        return "      <tr id=\"%1$s\"><th scope=\"row\"><a href=\"#%1$s\">%1$s</a></th><td>%2$s</td><td>%3$s.</td><td>%4$s</td></tr>\n"
                .formatted(
                        type.code(),
                        HttpResponseStatus.valueOf(type.status()),
                        CODE.matcher(type.meaning()).replaceAll("<code>$1</code>"),
                        operations(type.operations()));
    }

    /** Some codes are nearly everybody's. */
    private static String operations(List<String> names) {
        return names.size() > MOST_NAMED ? names.size() + " of them" : String.join(", ", names);
    }
}

"""A file of each format, as other programs and people write them."""

import io

import openpyxl

BLOOKET = (
    '"Blooket\nImport Template",,,,,,,,,\r\n"Question #","Question Text","Answer 1","Answer 2","Answer 3\n(Optional)",'
    '"Answer 4\n(Optional)","Time Limit (sec)\n(Max: 300 seconds)","Correct Answer(s)\n(Only include Answer #)",,\r\n'
    '1,Which lie in Norway?,Oslo,Bergen,Malmö,,20,"1,2",,\r\n2,Oslo is a capital.,True,False,,,20,1,,\r\n'
)
TEXTS: dict[str, tuple[str, ...]] = {
    "csv": (
        "Front,Back\nhund,dog\n",
        "sep=;\r\nTerm;Definition\r\nhund;dog\r\n",
        "hund;dog\nkatt;cat\n",
        'question,answer\n"Two\nlines?",yes\n',
        "Question\tAnswer\nhund\tdog\n",
        BLOOKET,
    ),
    "quizlet": ("hund\tdog\nkatt\tcat\n", "hund\tdog"),
    "hashcards": (
        "Q: How many?\nA: Many.\n\nC: An [agonist] binds.\n",
        '---\nname = "Cells"\n---\n\nC: The [order]\nof a group.\n',
    ),
    "opentdb": ('{"response_code":0,"results":[]}',),
    "": (
        "::q1::What is it?{=Oslo ~Bergen#second ####Since 1814.}\n\nTwo, three {=a ~b}\n\nFour, five {T}\n",
        "What is the capital, in short?\nA) Oslo\nB) Bergen\nANSWER: A\n",
        '<?xml version="1.0"?>\n<quiz><question type="truefalse"></question></quiz>\n',
        "#separator:tab\n#html:true\nhund\tdog\n",
        '[deck]\ntitle = "A, b"\n\n[[card]]\nkind = "short"\n',
        '[{"question": "a, b"}]',
        "# A title\n\nSome prose, with a comma; and more.\nAnother line of it.\n",
        "Dear Sir, or Madam\n",
        "",
        "\x00\x01,\x02\n",
    ),
}
"""By the name of the format; texts of formats that nothing here may take for its own are under the empty one."""


def workbook(rows: list[list[object]], first: int = 1) -> bytes:
    """A workbook with these rows on its only sheet, from row `first` on."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for number, cells in enumerate(rows, first):
        for place, value in enumerate(cells, 1):
            sheet.cell(number, place, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()

"""First words of every branch."""

from .shapes import BranchWords

WORDS = {
    "new-york-eastern-usa": BranchWords(
        introduction="New York & Eastern USA: the branch for Labour members who live there. You are welcome at any meeting.",
        description="New York & Eastern USA: when the branch meets, how it stands and how to reach it.",
    ),
    "western-usa": BranchWords(
        introduction="Western USA: the branch for Labour members who live there. You are welcome at any meeting.",
        description="Western USA: when the branch meets, how it stands and how to reach it.",
    ),
    "canada": BranchWords(
        introduction="Canada: the branch for Labour members who live there. You are welcome at any meeting.",
        description="Canada: when the branch meets, how it stands and how to reach it.",
    ),
    "latin-america-caribbean": BranchWords(
        introduction="Latin America & Caribbean: the branch for Labour members who live there. You are welcome at any meeting.",
        description="Latin America & Caribbean: when the branch meets, how it stands and how to reach it.",
    ),
    "eastern-australia": BranchWords(
        introduction="Eastern Australia: the branch for Labour members who live there. You are welcome at any meeting.",
        description="Eastern Australia: when the branch meets, how it stands and how to reach it.",
    ),
    "western-central-australia": BranchWords(
        introduction="Western & Central Australia: the branch for Labour members who live there. You are welcome at any meeting.",
        description="Western & Central Australia: when the branch meets, how it stands and how to reach it.",
    ),
    "aotearoa-new-zealand-pacific": BranchWords(
        introduction="Aotearoa New Zealand & Pacific: the branch for Labour members who live there. You are welcome at any meeting.",
        description="Aotearoa New Zealand & Pacific: when the branch meets, how it stands and how to reach it.",
    ),
    "north-east-asia": BranchWords(
        introduction="North-East Asia: the branch for Labour members who live there. You are welcome at any meeting.",
        description="North-East Asia: when the branch meets, how it stands and how to reach it.",
    ),
    "south-east-asia": BranchWords(
        introduction="South-East Asia: the branch for Labour members who live there. You are welcome at any meeting.",
        description="South-East Asia: when the branch meets, how it stands and how to reach it.",
    ),
    "south-central-asia": BranchWords(
        introduction="South & Central Asia: the branch for Labour members who live there. You are welcome at any meeting.",
        description="South & Central Asia: when the branch meets, how it stands and how to reach it.",
    ),
    "brussels-labour": BranchWords(
        introduction="Brussels Labour: the branch for Labour members who live there. You are welcome at any meeting.",
        description="Brussels Labour: when the branch meets, how it stands and how to reach it.",
    ),
    "labour-germany": BranchWords(
        introduction="Labour Germany: the branch for Labour members who live there. You are welcome at any meeting.",
        description="Labour Germany: when the branch meets, how it stands and how to reach it.",
    ),
    "netherlands": BranchWords(
        introduction="Netherlands: the branch for Labour members who live there. You are welcome at any meeting.",
        description="Netherlands: when the branch meets, how it stands and how to reach it.",
    ),
    "madrid-northern-spain": BranchWords(
        introduction="Madrid & Northern Spain: the branch for Labour members who live there. You are welcome at any meeting.",
        description="Madrid & Northern Spain: when the branch meets, how it stands and how to reach it.",
    ),
    "spanish-costas-islands-gibraltar": BranchWords(
        introduction="Spanish Costas, Islands & Gibraltar: the branch for Labour members who live there. You are welcome at any meeting.",
        description="Spanish Costas, Islands & Gibraltar: when the branch meets, how it stands and how to reach it.",
    ),
    "portugal": BranchWords(
        introduction="Portugal: the branch for Labour members who live there. You are welcome at any meeting.",
        description="Portugal: when the branch meets, how it stands and how to reach it.",
    ),
    "france-monaco": BranchWords(
        introduction="France & Monaco: the branch for Labour members who live there. You are welcome at any meeting.",
        description="France & Monaco: when the branch meets, how it stands and how to reach it.",
    ),
    "ireland": BranchWords(
        introduction="Ireland: the branch for Labour members who live there. You are welcome at any meeting.",
        description="Ireland: when the branch meets, how it stands and how to reach it.",
    ),
    "alpine-luxembourg": BranchWords(
        introduction="Alpine & Luxembourg: the branch for Labour members who live there. You are welcome at any meeting.",
        description="Alpine & Luxembourg: when the branch meets, how it stands and how to reach it.",
    ),
    "nordic-baltic": BranchWords(
        introduction="Nordic & Baltic: the branch for Labour members who live there. You are welcome at any meeting.",
        description="Nordic & Baltic: when the branch meets, how it stands and how to reach it.",
    ),
    "italy-malta": BranchWords(
        introduction="Italy & Malta: the branch for Labour members who live there. You are welcome at any meeting.",
        description="Italy & Malta: when the branch meets, how it stands and how to reach it.",
    ),
    "greece-cyprus-turkiye-balkans": BranchWords(
        introduction="Greece, Cyprus, Türkiye & Balkans: the branch for Labour members who live there. You are welcome at any meeting.",
        description="Greece, Cyprus, Türkiye & Balkans: when the branch meets, how it stands and how to reach it.",
    ),
    "central-eastern-europe": BranchWords(
        introduction="Central & Eastern Europe: the branch for Labour members who live there. You are welcome at any meeting.",
        description="Central & Eastern Europe: when the branch meets, how it stands and how to reach it.",
    ),
    "middle-east": BranchWords(
        introduction="Middle East: the branch for Labour members who live there. You are welcome at any meeting.",
        description="Middle East: when the branch meets, how it stands and how to reach it.",
    ),
    "africa-indian-ocean": BranchWords(
        introduction="Africa & Indian Ocean: the branch for Labour members who live there. You are welcome at any meeting.",
        description="Africa & Indian Ocean: when the branch meets, how it stands and how to reach it.",
    ),
}

"""Invented people: who the texts name as officers, and names to make others of."""

# As the pages of branches and regions tell it: body, title of the post, name.
NAMED = {
    ("new-york-eastern-usa", "Chair"): "Philippa Drummond-Reyes",
    ("new-york-eastern-usa", "Secretary"): "Gareth Nwosu",
    ("new-york-eastern-usa", "Membership secretary"): "Leonie Blackwood",
    ("latin-america-caribbean", "Chair"): "Inês Cartwright",
    ("latin-america-caribbean", "Secretary"): "Delroy Pemberton-Hale",
    ("aotearoa-new-zealand-pacific", "Chair"): "Marama Fairweather",
    ("greece-cyprus-turkiye-balkans", "Chair"): "Thea Papworth",
    ("greece-cyprus-turkiye-balkans", "Secretary"): "Emre Hollingsworth",
    ("brussels-labour", "Women’s officer"): "Colette Ramsbottom",
    ("france-monaco", "Secretary"): "Beatrix Langlois-Shaw",
    ("france-monaco", "Membership secretary"): "Winston Ferrier",
    ("ireland", "Chair"): "Orla Penhaligon",
    ("ireland", "Secretary"): "Dafydd Mulcahy",
    ("ireland", "Political education officer"): "Sunniva Rahman-Byrne",
    ("madrid-northern-spain", "Chair"): "Harriet Ugarte-Pell",
    ("madrid-northern-spain", "Secretary"): "Desmond Ruddock",
    ("madrid-northern-spain", "Delegate to the General Committee"): "Oriel Castellanos",
    ("africa-indian-ocean", "Chair"): "Tamsin Oyelaran-Frost",
    ("africa-indian-ocean", "Secretary"): "Ruaridh Macharia",
}
FIRST = (  # noqa: SIM905 - a line of words reads better than a list of strings
    "Abena Adele Aisha Alun Amara Angus Anika Arlo Astrid Bashir Benedict Bethan Blessing Bridget Caleb Camille "
    "Carys Cedric Chidi Clara Conrad Dagny Darius Deepa Dorothea Edwin Efua Eleri Elias Esme Farida Felix Fergus "
    "Fiona Florian Freya Gemma Gideon Greta Gwilym Halima Hector Ida Idris Imani Ingrid Iona Ivo Jasper Joana Kezia "
    "Kofi Lachlan Laila Lorcan Lucinda Mabel Magnus Malachi Maren Mireille Morag Nadia Neville Niamh Odette Olwen "
    "Osric Pascoe Petra Quentin Rafiq Rhiannon Rowan Sabine Samir Selwyn Shanthi Sorcha Stellan Tamar Theo Una Uzma "
    "Verity Viggo Winifred Xanthe Yusuf Zadie Zora"
).split()
LAST = (  # noqa: SIM905 - a line of words reads better than a list of strings
    "Abercorn Adair Akintola Arkwright Ashgrove Baptiste Barraclough Bellweather Birtwhistle Boateng Bracegirdle "
    "Braithwaite Calloway Chaudry Cholmondeley Clutterbuck Copplestone Corrigan Dankworth Devlin Dunnock Eastwood "
    "Ekwueme Ellerby Entwistle Fairbrother Farquhar Fitzalan Gathercole Ghosh Goodenough Greenhalgh Haverford "
    "Hebblethwaite Hussain Ironside Iwobi Jellicoe Kettlewell Kirkbride Lambourne Larkspur Lightbody Llewelyn "
    "Longbottom Mandel Marchbanks Merriweather Moxon Mukherjee Nightingale Oduya Ollerton Osgood Palethorpe Peverell "
    "Pickersgill Quartermaine Ravenscroft Rowbotham Sandhu Satterthwaite Shillingford Starkadder Swithin Tankerville "
    "Thistlewood Threlfall Trelawney Umber Vane Wadekar Wetherby Winterbourne Wolstenholme Yarwood Zielinski"
).split()

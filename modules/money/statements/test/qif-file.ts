/** As Quicken writes it: lists, two accounts, splits, classes, a cheque. */
export const QIF_FILE = `!Type:Cat
NFood
DGroceries
E
^
!Type:Class
NHome
^
!Option:AutoSwitch
!Account
NChecking
TBank
^
NVisa
TCCard
^
!Clear:AutoSwitch
!Type:Memorized
KP
T-5.00
PMemorized
^
!Account
NChecking
TBank
^
!Type:Bank
D10/ 1'26
T1,000.00
CX
POpening Balance
L[Checking]
^
D10/15'26
U-1,234.56
T-1,234.56
C*
N101
PLandlord
MOctober
LHousing:Rent/Home
^
D 1/ 5/98
T-100.00
PTo savings
L[Savings]
^

D10/31/2026
T-30.00
PMarket
L--Split--
SFood/Party
Ebread
$-20.00
SFun
$-10.00
^
!Account
NVisa
TCCard
^
!Type:CCard
D10/31'26
T-5.5
PCafé
^
`;
